import type { ExitCode, Setting } from '../command.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

/** `yuzhi completion SHELL`: the script that makes a shell ask `yuzhi complete` for what may come next. */
export async function completion(shell: Shell, { terminal }: Setting): ExitCode {
  terminal.line(scripts[shell]);
  return 0;
}

/** Each gets lines of `word<tab>description`; the word at the cursor is the last one handed over, possibly empty. */
const scripts: Readonly<Record<Shell, string>> = {
  bash: String.raw`# yuzhi completion bash >> ~/.bashrc
_yuzhi_complete() {
  local IFS=$'\n'
  COMPREPLY=($(yuzhi complete -- "${'$'}{COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1))
  [[ ${'$'}{#COMPREPLY[@]} -eq 0 ]] && compopt -o default
}
complete -F _yuzhi_complete yuzhi`,
  zsh: String.raw`# yuzhi completion zsh >> ~/.zshrc
_yuzhi_complete() {
  local -a found words_here
  local line
  words_here=("${'$'}{(@)words[2,CURRENT]}")
  while IFS=$'\t' read -r word about; do
    [[ -n $about ]] && found+=("${'$'}{word//:/\\:}:$about") || found+=("${'$'}{word//:/\\:}")
  done < <(yuzhi complete -- "${'$'}{words_here[@]}" 2>/dev/null)
  (( ${'$'}#found )) && _describe yuzhi found || _files
}
compdef _yuzhi_complete yuzhi`,
  fish: String.raw`# yuzhi completion fish > ~/.config/fish/completions/yuzhi.fish
function __yuzhi_complete
  set -l words (commandline -opc) (commandline -ct)
  yuzhi complete -- $words[2..-1] 2>/dev/null
end
complete -c yuzhi -a '(__yuzhi_complete)'`,
};
