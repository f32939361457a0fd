import type { Text } from './text.ts';

/**
 * Where a value stands in an operation's output: property names joined by dots. A path that crosses arrays names all
 * their elements, so `series.points` is every point of every series.
 */
export type OutputPath = string;

/** One large number or word. */
export interface FigureView {
  readonly as: 'figure';
  readonly title: Text;
  readonly value: OutputPath;
}

/** Running text, shown as written. */
export interface TextView {
  readonly as: 'text';
  readonly title: Text;
  readonly value: OutputPath;
}

/** Rows and columns. Without `columns` every property of a row is one, in the order of the schema. */
export interface TableView {
  readonly as: 'table';
  readonly title: Text;
  readonly rows: OutputPath;
  readonly columns?: readonly string[];
}

/** A line for each name in `y` over `x`; `x` is a date, an instant or a number. */
export interface LineView {
  readonly as: 'line';
  readonly title: Text;
  readonly rows: OutputPath;
  readonly x: string;
  readonly y: readonly string[];
  /** A path to the name of each series when `rows` crosses an array of series: one chart a series. */
  readonly split?: OutputPath;
}

/** A bar for each row, from zero. */
export interface BarView {
  readonly as: 'bar';
  readonly title: Text;
  readonly rows: OutputPath;
  readonly x: string;
  readonly y: string;
}

/** A GeoJSON FeatureCollection (RFC 7946, longitude before latitude, WGS-84). */
export interface MapView {
  readonly as: 'map';
  readonly title: Text;
  readonly features: OutputPath;
  /** The feature property that is written beside each feature. */
  readonly label?: string;
}

/** How a result wants to be seen. Every surface that shows results reads the same list, in its order. */
export type View = FigureView | TextView | TableView | LineView | BarView | MapView;
