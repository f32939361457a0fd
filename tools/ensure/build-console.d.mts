export declare function buildConsole(root: string): Promise<void>;
