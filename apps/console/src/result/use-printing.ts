import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** How many rows of a table are put on paper. */
export const mostPrinted = 1_000;

/** Whether the page is being put on paper, which the browser does at once after it has said so. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}
