import { bearsSecrecyMark, planError, readDocument } from '@yuzhi/plan';
import type { DocumentText } from '@yuzhi/plan';
import { fileBytes, fileInput, label, YuzhiError } from '@yuzhi/sdk';
import type { FileRef } from '@yuzhi/sdk';

/** Largest document, in bytes; as base64 it fits into the input of a run. */
export const maxBytes: number = 24 * 1024 * 1024;

/**
 * The document. One that bears a mark of secrecy is refused while the input is checked, before there is a run: nothing of
 * it is stored.
 */
export const documentInput = fileInput({ accept: ['text', 'html', 'docx', 'pdf'], maxBytes })
  .superRefine(async (file, ctx) => {
    if (!(await isSecret(file))) return;
    const error = planError('PLAN_SECRECY_MARK');
    ctx.addIssue({
      code: 'custom',
      path: ['name'],
      message: `${error.code}: ${error.message}`,
      params: { error: error.toJSON() },
      input: null,
    });
  })
  .meta(
    label('方案文件', 'Plan', {
      help: {
        zh: '可读取 txt、md、html、docx 和带文字的 pdf；不得提交涉密文件',
        en: 'txt, md, html, docx or pdf with text; never a secret document',
      },
    }),
  );

async function isSecret(file: FileRef): Promise<boolean> {
  if ('text' in file && bearsSecrecyMark(file.text, file.name)) return true;
  try {
    await textOf(file);
    return false;
  } catch (error) {
    // What else is wrong with it is told by the run.
    return error instanceof YuzhiError && error.code === 'PLAN_SECRECY_MARK';
  }
}

/** @throws the codes of `planError` */
export async function textOf(file: FileRef): Promise<DocumentText> {
  return readDocument(fileBytes(file), file.name);
}
