import type { OpenedLink } from '../../api/types.ts';

/** The word that names what a link is for. */
export const linkTitle = {
  'set-up': 'linkSetUp',
  invitation: 'linkInvitation',
  recovery: 'linkRecovery',
} as const satisfies Readonly<Record<OpenedLink['kind'], string>>;
