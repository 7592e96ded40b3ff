/**
 * When a personal value goes (design §9):
 * - `contact`: with its contact, RETENTION_DAYS after they left, declined, withdrew or were removed;
 * - `leaver`: with its employee, as long after they left;
 * - `number`: once the number is nobody's any more; of one that said stop the keyed hash stays;
 * - `age`: whoever it is of, after days (limits, duplicates) or RETENTION_DAYS (words of messages that are settled).
 */
export type Goes = 'contact' | 'leaver' | 'number' | 'age'

/** A name, a number or its keyed hash, an address, words that somebody wrote; all else are ids, codes and times. */
export type Held = { personal?: Readonly<Record<string, Goes>>; technical: string }
