import './kit.css';
/**
 * What a pack's own panel is made of, `@yuzhi/console/kit`: the words, states, charts, maps and tables of the console, and
 * calls of the pack's operations. Panels import nothing else of the console.
 */
export { bytesText, dateText, instantText, numberText } from '../language/format.ts';
export { colon, language, listed, say, text } from '../language/language.ts';
export { Facts } from '../parts/Facts.tsx';
export { Tag } from '../parts/Tag.tsx';
export { download } from '../parts/download.ts';
export { Link } from '../router/Link.tsx';
export { setQuery, useAddress } from '../router/address.ts';
export { EmptyState } from '../states/EmptyState.tsx';
export { PartialState } from '../states/PartialState.tsx';
export type { PanelProps } from './panel-props.ts';
export { CalendarFigure } from './CalendarFigure.tsx';
export type { CalendarDay } from './CalendarFigure.tsx';
export { AreaMap } from './AreaMap.tsx';
export type { MapPlace } from './AreaMap.tsx';
export { DataTable } from '../result/DataTable.tsx';
export { DataFigure } from './DataFigure.tsx';
export { Examples } from './Examples.tsx';
export { FileDrop } from './FileDrop.tsx';
export type { FileValue } from './FileDrop.tsx';
export { Labels } from './Labels.tsx';
export { LinesFigure } from './LinesFigure.tsx';
export { RunPlace } from './RunPlace.tsx';
export { saveFile } from './save-file.ts';
export { tableOf } from './table-of.ts';
export type { Column } from './table-of.ts';
export { useCodes } from './use-codes.ts';
export { useRun } from './use-run.ts';
export type { RunHandle } from './use-run.ts';
