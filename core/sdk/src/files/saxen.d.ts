/** The part of saxen 11 that is used here; the package brings no types. */
declare module 'saxen' {
  type Decode = (value: string) => string;
  export class Parser {
    on(event: 'openTag', handler: (name: string, attributes: () => Record<string, string> | false) => void): this;
    on(event: 'closeTag', handler: (name: string) => void): this;
    on(event: 'text' | 'comment', handler: (value: string, decode: Decode) => void): this;
    on(event: 'cdata' | 'question' | 'attention', handler: (value: string) => void): this;
    on(event: 'error', handler: (fault: Error) => void): this;
    write(xml: string): this;
    end(): Error | null;
  }
}
