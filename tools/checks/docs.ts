import { checkDocs } from '../check-docs.ts';
import type { Check } from './check.ts';
import { countIn, findingsOf, runTool } from './run-tool.ts';

export const docs: Check = {
  name: 'docs',
  holds: 'links, references and both READMEs agree with what is there',
  async run(root) {
    const result = await runTool(root, 'markdownlint-cli2', []);
    const linted = countIn(result.out + result.error, /Linting: (\d+) file/);
    const style = result.error.split('\n').filter((line) => /^\S+:\d+/.test(line));
    const { findings, documents, texts } = await checkDocs(root);
    const isPartial = linted < documents ? [`markdownlint looked at ${linted} documents of ${documents}`] : [];
    return {
      seen: Math.min(linted, documents, texts),
      of: 'documents',
      findings: [
        ...isPartial,
        ...findingsOf(result, style),
        ...findings.map(({ file, line, what }) => `${file}:${line} ${what}`),
      ],
    };
  },
};
