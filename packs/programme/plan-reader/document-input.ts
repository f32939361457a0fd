import { isSecretDocument, planError, readDocument } from '@yuzhi/plan';
import type { DocumentText } from '@yuzhi/plan';
import { fileBytes, fileInput, label } from '@yuzhi/sdk';
import type { FileRef, z } from '@yuzhi/sdk';

/** Largest document, in bytes; as base64 it fits into the input of a run. */
const maxBytes = 24 * 1024 * 1024;

/**
 * The document. One that bears a mark of secrecy is refused while the input is checked, before there is a run: nothing of
 * it is stored. Only a PDF makes the check wait.
 */
export const documentInput: z.ZodType<FileRef, FileRef> = fileInput({
  accept: 'any',
  maxBytes,
})
  .superRefine((file, ctx) => {
    const refuse = (isSecret: boolean): void => {
      if (!isSecret) return;
      const error = planError('PLAN_SECRECY_MARK');
      ctx.addIssue({
        code: 'custom',
        path: ['name'],
        message: `${error.code}: ${error.message}`,
        params: { error: error.toJSON() },
        input: null,
      });
    };
    const isSecret = secrecyOf(file);
    return typeof isSecret === 'boolean' ? refuse(isSecret) : isSecret.then(refuse);
  })
  .meta(
    label('方案文件', 'Plan', {
      help: {
        zh: '可读取 txt、md、csv、html、docx 和带文字的 pdf；不得提交涉密文件',
        en: 'txt, md, csv, html, docx or pdf with text; never a secret document',
      },
    }),
  );

/** Base64 that is not valid is told by the field itself. */
function secrecyOf(file: FileRef): boolean | Promise<boolean> {
  try {
    return isSecretDocument(fileBytes(file), file.name);
  } catch {
    return false;
  }
}

/** @throws the codes of `planError` */
export async function textOf(file: FileRef): Promise<DocumentText> {
  return readDocument(fileBytes(file), file.name);
}
