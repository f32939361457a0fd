/** SQL for the id of the person who is the actor in a JSON column, or owns the key that is one; null for others. */
export function personOfActorSql(column: string): string {
  return `case ${column} ->> 'kind' when 'person' then ${column} ->> 'id'
    when 'key' then (select person::text from api_keys where api_keys.id::text = ${column} ->> 'id') end`;
}
