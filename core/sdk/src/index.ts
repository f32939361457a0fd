export { z } from 'zod';
export type { Actor, Door } from './actor.ts';
export type {
  BaseContext,
  Capabilities,
  CapabilityName,
  City,
  County,
  MunicipalUnit,
  Operations,
  OutputLabel,
  PackContext,
  Parallel,
  ParallelTask,
  Rules,
  RunLog,
} from './context.ts';
export { inputIssues } from './input-issues.ts';
export type { InputIssue } from './input-issues.ts';
export { domains, manifestSchema, packClasses, packId } from './manifest.ts';
export type { Domain, Manifest } from './manifest.ts';
export { defineOperation } from './operation.ts';
export type {
  AnyOperation,
  Audience,
  Concerns,
  Effect,
  Example,
  Limits,
  OperationDefinition,
  Preview,
} from './operation.ts';
export { definePack } from './pack.ts';
export type { PackDefinition } from './pack.ts';
export { geoArea, geoPoint } from './place.ts';
export type { GeoPoint } from './place.ts';
export { cite, defineRule, ruleCitation, ruleSource, trustMarks } from './rule.ts';
export type { RuleCitation, RuleDefinition, RuleSource, RuleVersion } from './rule.ts';
export { coded, isoDate, jsonSchema, label } from './schema.ts';
export type { FieldLabel, FieldMeta, JsonSchema } from './schema.ts';
export type { Language, Text } from './text.ts';
export type { BarView, FigureView, LineView, MapView, OutputPath, TableView, TextView, View } from './view.ts';
export { errorKinds, errorsFor, YuzhiError } from './yuzhi-error.ts';
export type { ErrorDetails, ErrorEntry, ErrorKind, ErrorMaker } from './yuzhi-error.ts';
export { decodeText, readText } from './files/decode-text.ts';
export type { DecodedText, TextEncoding } from './files/decode-text.ts';
export { fileError } from './files/errors.ts';
export { fileInput } from './files/file-input.ts';
export type { FileInputOptions } from './files/file-input.ts';
export { fileBytes } from './files/file-ref.ts';
export type { FileBytes, FileKind, FileRef, FileText } from './files/file-ref.ts';
export type {
  Feature,
  FeatureCollection,
  Geometry,
  GeometryCollection,
  LineStringGeometry,
  MultiLineStringGeometry,
  MultiPointGeometry,
  MultiPolygonGeometry,
  PointGeometry,
  PolygonGeometry,
  Position,
} from './files/geojson.ts';
export { readGeoJson } from './files/read-geojson.ts';
export { readTable } from './files/read-table.ts';
export type { Table, TableOptions } from './files/read-table.ts';
export type { RowError } from './files/row-error.ts';
export { sampleFile } from './files/sample-file.ts';
