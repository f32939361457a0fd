import { marked } from 'marked';
import type { Token, Tokens } from 'marked';
import type { ReactNode } from 'react';

/** Headings of a text stand below those of the page around it. */
const topLevel = 3;

/**
 * Markdown as elements of the page. Markup within it stays text, pictures are left out, and links lead nowhere but to
 * other sites: paths of files mean nothing here.
 */
export function Markdown({ text }: { readonly text: string }): ReactNode {
  return <div className="markdown">{blocks(marked.lexer(text))}</div>;
}

function blocks(tokens: readonly Token[]): ReactNode[] {
  return tokens.map((token, index) => <Block key={`${index}-${token.type}`} token={token} />);
}

function Block({ token }: { readonly token: Token }): ReactNode {
  switch (token.type) {
    case 'heading': {
      const { depth, tokens } = token as Tokens.Heading;
      const Heading = `h${Math.min(6, depth + topLevel - 1)}` as 'h3';
      return <Heading>{inline(tokens)}</Heading>;
    }
    case 'paragraph':
      return <p>{inline((token as Tokens.Paragraph).tokens)}</p>;
    case 'text':
      return <>{inline((token as Tokens.Text).tokens ?? [token])}</>;
    case 'code':
      return <pre tabIndex={0}>{(token as Tokens.Code).text}</pre>;
    case 'blockquote':
      return <blockquote>{blocks((token as Tokens.Blockquote).tokens)}</blockquote>;
    case 'list':
      return <List token={token as Tokens.List} />;
    case 'table':
      return <Table token={token as Tokens.Table} />;
    case 'hr':
      return <hr />;
    case 'html':
      return <p>{token.raw}</p>;
    default:
      return null;
  }
}

function List({ token: { ordered, items } }: { readonly token: Tokens.List }): ReactNode {
  const Box = ordered ? 'ol' : 'ul';
  return (
    <Box>
      {items.map(({ raw, tokens }) => (
        <li key={raw}>{blocks(tokens)}</li>
      ))}
    </Box>
  );
}

function Table({ token: { header, rows } }: { readonly token: Tokens.Table }): ReactNode {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={header.map(({ text }) => text).join(' · ')}>
      <table>
        <thead>
          <tr>
            {header.map(({ text, tokens }, index) => (
              <th key={`${index}-${text}`} scope="col">
                {inline(tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={`${at}-${row[0]?.text ?? ''}`}>
              {row.map(({ text, tokens }, index) => (
                <td key={`${index}-${text}`}>{inline(tokens)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inline(tokens: readonly Token[]): ReactNode[] {
  return tokens.map((token, index) => <Inline key={`${index}-${token.type}`} token={token} />);
}

function Inline({ token }: { readonly token: Token }): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{inline((token as Tokens.Strong).tokens)}</strong>;
    case 'em':
      return <em>{inline((token as Tokens.Em).tokens)}</em>;
    case 'del':
      return <del>{inline((token as Tokens.Del).tokens)}</del>;
    case 'codespan':
      return <code>{(token as Tokens.Codespan).text}</code>;
    case 'br':
      return <br />;
    case 'link': {
      const { href, tokens } = token as Tokens.Link;
      if (!/^https?:\/\//.test(href)) return <>{inline(tokens)}</>;
      return (
        <a href={href} rel="noreferrer">
          {inline(tokens)}
        </a>
      );
    }
    case 'image':
      return <>{(token as Tokens.Image).text}</>;
    case 'escape':
    case 'text':
      return <>{(token as Tokens.Text).text}</>;
    default:
      return <>{token.raw}</>;
  }
}
