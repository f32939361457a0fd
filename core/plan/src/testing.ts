export { makeDocx, makeHtml, makePdf } from './testing/make-documents.ts';
