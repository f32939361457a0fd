/* Written by `node apps/console/write-api-types.ts` from the document at /api/openapi.json. */

export type Text = { readonly zh: string; readonly en: string; };

export type Problem = { readonly type: string; readonly title: string; readonly status: number; readonly detail: string; readonly code: string; readonly kind: "invalid-input" | "not-found" | "conflict" | "denied" | "too-large" | "limited" | "unavailable" | "timeout" | "cancelled" | "internal"; readonly message: Text; readonly hint: Text; readonly details: Readonly<Record<string, unknown>>; };

export type Actor = { readonly kind: "operator" | "person" | "key" | "pack" | "anonymous"; readonly id: string; readonly unit: string | null; readonly door: "in-process" | "http" | "cli" | "mcp" | "job"; readonly onBehalfOf?: Actor; };

export type OutputLabel = { readonly kind: "ai-generated" | "made-up" | "provisional" | "advice"; readonly text: Text; };

export type Progress = { readonly done: number; readonly total: number; readonly note: Text | null; };

export type Run = { readonly id: string; readonly operation: string; readonly packVersion: string; readonly state: "queued" | "running" | "done" | "failed" | "cancelled"; readonly job: boolean; readonly attempt: number; readonly sample: boolean; readonly actor: Actor; readonly unit: string | null; readonly purpose: string | null; readonly approvalId: string | null; readonly parentId: string | null; readonly startedAt: string; readonly finishedAt: string | null; readonly durationMs: number | null; readonly inputSha256: string; readonly outputSha256: string | null; readonly labels: readonly OutputLabel[]; readonly error: { readonly code: string; readonly kind: string; readonly message: Text; } | null; };

export type WholeRun = { readonly id: string; readonly operation: string; readonly packVersion: string; readonly state: "queued" | "running" | "done" | "failed" | "cancelled"; readonly job: boolean; readonly attempt: number; readonly sample: boolean; readonly actor: Actor; readonly unit: string | null; readonly purpose: string | null; readonly approvalId: string | null; readonly parentId: string | null; readonly startedAt: string; readonly finishedAt: string | null; readonly durationMs: number | null; readonly inputSha256: string; readonly outputSha256: string | null; readonly labels: readonly OutputLabel[]; readonly error: { readonly code: string; readonly kind: string; readonly message: Text; } | null; readonly input: unknown; readonly output: unknown; readonly progress?: Progress | null; };

export type SampleState = { readonly runs: number; readonly fillable: number; };

export type Approval = { readonly id: string; readonly operation: string; readonly input: unknown; readonly preview: { readonly summary: Text; readonly changes: readonly ({ readonly what: Text; readonly from: string | null; readonly to: string | null; })[]; }; readonly purpose: string | null; readonly state: "pending" | "approved" | "rejected"; readonly requestedBy: Actor; readonly requestedAt: string; readonly deadline: string | null; readonly decidedBy: Actor | null; readonly decidedAt: string | null; readonly reason: string | null; readonly runId: string | null; readonly needed: number; readonly agreed: number; readonly heir: string | null; };

export type InboxItem = { readonly kind: "approval" | "grant"; readonly id: string; readonly operation: string; readonly title: Text | null; readonly askedBy: InboxPerson; readonly askedAt: string; readonly reason: string | null; readonly preview: { readonly summary: Text; readonly changes: readonly ({ readonly what: Text; readonly from: string | null; readonly to: string | null; })[]; } | null; readonly input: unknown; readonly terms: { readonly purpose: string; readonly quota: number | null; readonly from: string; readonly until: string; readonly approvesActs: boolean; } | null; readonly deadline: string | null; readonly isLapsed: boolean; readonly needed: number; readonly agreed: readonly { readonly person: InboxPerson; readonly reason: string; readonly at: string; }[]; readonly isAgreedByYou: boolean; readonly decideFor: string | null; readonly delegatedBy: { readonly name: string; readonly until: string; } | null; };

export type InboxPerson = { readonly name: string | null; readonly account: string | null; readonly unit: string | null; readonly byKey: boolean; };

export type Notice = { readonly id: string; readonly kind: string; readonly at: string; readonly readAt: string | null; readonly title: Text; readonly text: Text; readonly page: string; };

export type SystemState = { readonly version: string; readonly node: string; readonly postgres: string; readonly store: "embedded" | "server"; readonly startedAt: string; readonly workers: number; readonly packs: { readonly ready: number; readonly failed: number; }; readonly migrations: { readonly applied: number; readonly newest: string | null; readonly pending: number; }; readonly backups: readonly { readonly name: string; readonly takenAt: string; readonly tables: number; readonly rows: number; }[]; };

export type Failure = { readonly code: string; readonly kind: "invalid-input" | "not-found" | "conflict" | "denied" | "too-large" | "limited" | "unavailable" | "timeout" | "cancelled" | "internal"; readonly message: Text; readonly hint: Text; readonly details: Readonly<Record<string, unknown>>; };

export type Manifest = { readonly id: string; readonly version: string; readonly title: { readonly zh: string; readonly en: string; }; readonly summary: { readonly zh: string; readonly en: string; }; readonly question: { readonly zh: string; readonly en: string; }; readonly class: "system" | "instrument" | "ledger"; readonly systems: readonly string[]; readonly planClauses: readonly string[]; readonly units: readonly string[]; readonly capabilities: readonly string[]; readonly reads: readonly { readonly name: { readonly zh: string; readonly en: string; }; readonly origin: { readonly zh: string; readonly en: string; }; readonly licence: { readonly zh: string; readonly en: string; }; }[]; readonly riskTier: "minimal" | "limited" | "high"; readonly maturity: "experimental" | "beta" | "stable"; readonly audience: "public" | "unit" | "granted" | "operator"; readonly panel: boolean; readonly since: string; };

export type Operation = { readonly id: string; readonly title: Text; readonly summary: Text; readonly effect: "read" | "advise" | "act"; readonly audience: "public" | "unit" | "granted" | "operator"; readonly concerns: "nobody" | "organisation" | "person"; readonly recourse: Text | null; readonly show: readonly Readonly<Record<string, unknown>>[]; readonly examples: readonly { readonly title: Text; readonly input: unknown; }[]; readonly input: Readonly<Record<string, unknown>>; readonly output: Readonly<Record<string, unknown>>; readonly limits: { readonly timeoutMs: number; readonly jobTimeoutMs: number; readonly inputBytes: number; }; };

export type Pack = { readonly id: string; readonly state: "ready" | "failed"; readonly manifest: Manifest | null; readonly failure: Failure | null; readonly operations: readonly Operation[]; };

export type Catalogue = { readonly city: { readonly name: Text; readonly centre: readonly number[] | null; }; readonly version: string; readonly packs: readonly Pack[]; };

export type Inquiry = { readonly id: string; readonly receipt: string; readonly kind: "question" | "objection"; readonly about: string | null; readonly text: string; readonly contact: string | null; readonly receivedAt: string; readonly state: "open" | "answered"; readonly answer: string | null; readonly answeredAt: string | null; };

export type InquiryState = { readonly receipt: string; readonly kind: "question" | "objection"; readonly receivedAt: string; readonly state: "open" | "answered"; readonly answer: string | null; readonly answeredAt: string | null; };

export type Readme = { readonly markdown: string | null; };

export type Session = { readonly actor: Actor; readonly isSetUp: boolean; readonly account: string | null; readonly name: string | null; readonly roles: readonly ({ readonly role: string; readonly unit: string | null; })[]; readonly may: readonly string[]; readonly csrf: string | null; readonly identityProvider: { readonly title: Text; } | null; };

export type OpenedLink = { readonly kind: "set-up" | "invitation" | "recovery"; readonly account: string | null; readonly name: string | null; readonly secret: string | null; readonly uri: string | null; readonly qr: string | null; };
