import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlan } from '../read-plan.ts';

/** What a cover says, before a body of two actions. */
function coverOf(cover: string): readonly (string | null)[] {
  const { docNumber, issuer, date, title } = readPlan(
    `${cover}\n\nIntroduction\n\nWe serve 80,000 people.\n\nActions\n\n1. Publish a list of parks.\n2. Train all wardens.\n`,
  );
  return [docNumber, issuer, date, title];
}

test('the title is the likeliest of the lines at the beginning', () => {
  const covers: readonly (readonly [string, readonly (string | null)[]])[] = [
    [
      'Statement of Government Policy\n\nMinistry of Parks & Rivers\n\nOur Strategy for Parks:\nGrowing with care\n\nJULY 2026',
      [null, 'Ministry of Parks & Rivers', '2026-07', 'Our Strategy for Parks: Growing with care'],
    ],
    [
      'Hill Country’s Fourth Open Government Partnership\nNational Action Plan 2026-2028',
      [null, null, null, 'Hill Country’s Fourth Open Government Partnership National Action Plan 2026-2028'],
    ],
    [
      'Republic of Kelm\nMinistry of ICT\nand Innovation\nThe National Parks Policy\nTo make parks better and safer for all who\nlive near them',
      [null, 'Ministry of ICT and Innovation', null, 'The National Parks Policy'],
    ],
    [
      '---\ntitle: "Order on Parks and Rivers"\ndate: 2026-05-04\n---\n\nBy the authority vested in me it is ordered as follows:',
      [null, null, '2026-05-04', 'Order on Parks and Rivers'],
    ],
  ];
  for (const [cover, expected] of covers) assert.deepEqual(coverOf(cover), expected);
});

test('numbers, dates and offices as letters, orders and policies print them', () => {
  const covers: readonly (readonly [string, readonly (string | null)[]])[] = [
    [
      'EXECUTIVE OFFICE OF THE PRESIDENT\nOFFICE OF PARKS AND RIVERS\n\nMarch 28, 2026\n\nM-26-10\n\nFROM: Jane Roe\nDirector\n\nSUBJECT: Managing the Parks and the Rivers of\nthe Northern Hills',
      [
        'M-26-10',
        'OFFICE OF PARKS AND RIVERS',
        '2026-03-28',
        'Managing the Parks and the Rivers of the Northern Hills',
      ],
    ],
    [
      'Executive Order 99 of October 30, 2025\n\nSafe Use of Parks',
      ['Executive Order 99', null, '2025-10-30', 'Safe Use of Parks'],
    ],
    [
      'City of Kelm\nParks Policy\n\nPOL-211\n\nDepartment: Kelm Parks Department\nEffective Date: 11/23/2026\nContact: parks@example.org',
      ['POL-211', 'Kelm Parks Department', '2026-11-23', 'City of Kelm Parks Policy'],
    ],
    [
      'Harwick Government\nDepartment of Parks and Rivers\n\nHarwick Parks Plan\n\nAdopted by City Council March 17, 2026 (Resolution 26-088)',
      [null, 'Department of Parks and Rivers', '2026-03-17', 'Harwick Parks Plan'],
    ],
    [
      'SAFER PARKS PLAN\nCmd. 7 of 2026\n\nPresented to Parliament by the Minister for Parks\nMinistry of Parks\nOctober 2026',
      ['Cmd. 7 of 2026', 'Ministry of Parks', '2026-10', 'SAFER PARKS PLAN'],
    ],
  ];
  for (const [cover, expected] of covers) assert.deepEqual(coverOf(cover), expected);
});
