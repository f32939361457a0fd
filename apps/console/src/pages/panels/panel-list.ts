import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { PanelProps } from '../../kit/kit.ts';

const modules = import.meta.glob<{ readonly Panel: ComponentType<PanelProps> }>(
  '../../../../../packs/*/*/panel/panel.tsx',
);

/** Panels by the id of their pack, found like packs are; each is fetched when it is first opened. */
export const panelList: ReadonlyMap<string, ComponentType<PanelProps>> = new Map(
  Object.entries(modules).map(([file, load]) => {
    const id = file.split('/').slice(-4, -2).join('/');
    return [id, lazy(async () => ({ default: (await load()).Panel }))];
  }),
);
