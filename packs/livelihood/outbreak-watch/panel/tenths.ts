/** Rounded to tenths: expectation and threshold are no closer than that. */
export function tenths<Value extends number | null>(value: Value): Value {
  return (value === null ? null : Math.round(value * 10) / 10) as Value;
}
