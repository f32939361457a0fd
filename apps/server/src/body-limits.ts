const MiB = 1024 * 1024;

/** The largest body that an address takes, in bytes. */
export const bodyLimits = {
  /** Whatever says nothing else: a sign-in, a decision, a schedule. */
  others: MiB,
  /** Tables of units and people. */
  accessCall: 12 * MiB,
  /** The most that any operation may ask for. Each operation's own limit is lower by default. */
  operation: 64 * MiB,
} as const;
