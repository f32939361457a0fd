import type { Page } from 'playwright-core';

/** What was seen at a stop of the tour. */
export interface SeenStop {
  readonly title: string;
  readonly path: string;
}

/**
 * Goes through the tour from the overview by keyboard alone. Waits at each stop until the thing itself stands out.
 *
 * @param look is done at each stop
 */
export async function walkTour(
  page: Page,
  look: (title: string) => Promise<void> = async () => {},
): Promise<readonly SeenStop[]> {
  const stops: SeenStop[] = [];
  await page
    .getByRole('button', { name: /导览$|the tour( again)?$/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  for (;;) {
    await page.locator('.tour-ring').waitFor();
    const title = await dialog.getByRole('heading').innerText();
    stops.push({ title, path: new URL(page.url()).pathname });
    await look(title);
    await page.keyboard.press('Enter');
    // The page’s policy lets nothing be evaluated while it waits: the locator does the waiting.
    await dialog.getByRole('heading', { name: title, exact: true }).waitFor({ state: 'detached' });
    if ((await dialog.count()) === 0) return stops;
  }
}
