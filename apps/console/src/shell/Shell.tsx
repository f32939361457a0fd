import { lazy, Suspense, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { pageAt } from '../page/page-at.ts';
import type { FoundPage } from '../page/page-at.ts';
import type { PageProps, PageRoute } from '../page/page-route.ts';
import { language, say } from '../language/language.ts';
import { PageHead } from '../parts/PageHead.tsx';
import { useAddress } from '../router/address.ts';
import { BrokenBoundary } from '../states/BrokenBoundary.tsx';
import { DeniedState } from '../states/DeniedState.tsx';
import { LoadingState } from '../states/LoadingState.tsx';
import { NowhereState } from '../states/NowhereState.tsx';
import { useMyTour } from '../tour/use-my-tour.ts';
import { useSettings } from '../theme/settings.ts';
import { words } from '../words/words.ts';
import { mayOpen, useBase } from './base-context.ts';
import { Header } from './Header.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { Navigation } from './Navigation.tsx';
import { useKeys } from './use-keys.ts';

/** What stands around every page: head, menu, and the page that the address names. */
export function Shell(): ReactNode {
  const { path } = useAddress();
  const { isWall } = useSettings();
  const [dialog, setDialog] = useState<'keys' | 'help' | null>(null);
  useKeys(() => setDialog('keys'));
  const found = pageAt(path);
  const tour = useMyTour();
  return (
    <>
      <a className="skip" href="#main">
        {say(words.skip)}
      </a>
      <Header onHelp={() => setDialog('help')} onKeys={() => setDialog('keys')} key={language()} />
      <div className="body">
        <Navigation current={found?.route ?? null} />
        <main id="main" tabIndex={-1}>
          <BrokenBoundary resetKey={path}>
            <Suspense fallback={<LoadingState />}>
              {found === null ? <NowhereState /> : <PageOf {...found} key={path} />}
            </Suspense>
          </BrokenBoundary>
        </main>
      </div>
      {isWall ? (
        <Suspense fallback={null}>
          <WallBar />
        </Suspense>
      ) : null}
      <p id="announcer" className="unseen" role="status" />
      {dialog === 'keys' ? <KeysDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'help' ? <HelpDialog route={found?.route ?? null} onClose={() => setDialog(null)} /> : null}
      {tour.isRunning ? (
        <Suspense fallback={null}>
          <Tour />
        </Suspense>
      ) : null}
    </>
  );
}

/** Fetched on a wall. */
const WallBar = lazy(async () => ({ default: (await import('../wall/WallBar.tsx')).WallBar }));

/** Fetched when somebody starts it. */
const Tour = lazy(async () => ({ default: (await import('../tour/Tour.tsx')).Tour }));

function PageOf({ route, parameters }: FoundPage): ReactNode {
  const { session } = useBase();
  if (!mayOpen(session, route.for))
    return (
      <>
        <PageHead title={say(route.title)} />
        <DeniedState />
      </>
    );
  const Page = componentOf(route);
  return <Page parameters={parameters} />;
}

const components = new Map<string, ComponentType<PageProps>>();

function componentOf(route: PageRoute): ComponentType<PageProps> {
  const known = components.get(route.path);
  if (known) return known;
  const component = lazy(async () => ({ default: (await route.load()).Page }));
  components.set(route.path, component);
  return component;
}
