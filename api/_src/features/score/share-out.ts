/**
 * Rounds shares to whole parts that add up to `total`, the whole number nearest to their sum: each is rounded down,
 * and what is left over goes to the largest remainders. A share of nothing stays nothing.
 */
export function shareOut(total: number, shares: readonly number[]): number[] {
  const parts = shares.map(Math.floor)
  const open = total - parts.reduce((all, part) => all + part, 0)
  const byRemainder = shares
    .map((share, place) => ({ place, remainder: share - Math.floor(share) }))
    .filter(({ place }) => shares[place] !== 0)
    .sort((a, b) => b.remainder - a.remainder || a.place - b.place)
  for (const { place } of byRemainder.slice(0, open)) parts[place] = (parts[place] ?? 0) + 1
  return parts
}
