/**
 * Three capabilities that come with later packages, as far as the sketches need them. It also shows how such a package
 * makes itself known: by declaration merging, with no change to the SDK.
 */
import type { FileRef, Text, z } from '@yuzhi/sdk';

declare module '@yuzhi/sdk' {
  interface Capabilities {
    readonly records: Records;
    readonly workOrders: WorkOrders;
    readonly documents: Documents;
  }
  interface PackDefinition {
    readonly registers?: readonly RegisterDefinition[];
  }
}

/** A kind of record with a life cycle. Tables, forms, exports, deadlines and history follow from it. */
export interface RegisterDefinition<Fields extends z.ZodObject = z.ZodObject, State extends string = string> {
  readonly id: string;
  readonly title: Text;
  readonly fields: Fields;
  readonly states: Readonly<Record<State, Text>>;
  readonly first: NoInfer<State>;
  readonly transitions: readonly {
    readonly from: NoInfer<State>;
    readonly to: NoInfer<State>;
    readonly by: 'unit' | 'party';
    readonly dueWorkDays?: number;
  }[];
  /** The field that names the organisations a record is about. They see their own records and no others. */
  readonly parties?: keyof z.output<Fields> & string;
}

export interface StoredRecord<Fields extends z.ZodObject, State extends string> {
  readonly id: string;
  readonly state: State;
  readonly fields: z.output<Fields>;
}

/** Records of one register, as far as the asker may see them. Writing is refused to `read` and within a preview. */
export interface RegisterRecords<Fields extends z.ZodObject, State extends string> {
  get(id: string): Promise<StoredRecord<Fields, State>>;
  find(where: Partial<z.output<Fields>> & { readonly state?: State }): Promise<readonly StoredRecord<Fields, State>[]>;
  /** Written once for a run and a key, however often the run is repeated. */
  add(key: string, fields: z.input<Fields>): Promise<StoredRecord<Fields, State>>;
  move(id: string, to: State, note: Text): Promise<StoredRecord<Fields, State>>;
}

export interface Records {
  in<Fields extends z.ZodObject, State extends string>(
    register: RegisterDefinition<Fields, State>,
  ): RegisterRecords<Fields, State>;
}

export declare function defineRegister<const Fields extends z.ZodObject, const State extends string>(
  definition: RegisterDefinition<Fields, State>,
): RegisterDefinition<Fields, State>;

export interface WorkOrders {
  /** Hands an order to a unit. `key` makes it safe to repeat. */
  issue(
    key: string,
    order: { readonly unit: string; readonly title: Text; readonly due: string },
  ): Promise<{ readonly id: string }>;
}

export interface Documents {
  /**
   * The text of a document, page by page. One that bears a 密级 mark is refused.
   *
   * @throws YuzhiError DOCUMENT_CLASSIFIED, DOCUMENT_WITHOUT_TEXT
   */
  read(file: FileRef): Promise<{ readonly pages: readonly { readonly number: number; readonly text: string }[] }>;
}
