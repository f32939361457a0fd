export declare function consoleDigest(root: string): string;
export declare function isConsoleBuilt(root: string): boolean;
