/** One line of the table and of bench.json. `baseline` and `ratio` are null where the goal is a plain number. */
export type BenchRow = {
  name: string
  value: number
  unit: string
  baseline: number | null
  ratio: number | null
  goal: string
  ok: boolean
}

type Measured = { name: string; value: number; unit: string }

/** More is better: at least `share` of the baseline. */
export function atLeast(measured: Measured & { baseline: number }, share: number): BenchRow {
  const ratio = measured.value / measured.baseline
  return rowOf(measured, measured.baseline, `≥ ${share} × baseline`, ratio >= share)
}

/** Less is better: at most `times` the baseline, `plus` as much again in the row's unit. */
export function atMost(
  measured: Measured & { baseline: number },
  times: number,
  plus = 0,
): BenchRow {
  const allowance = plus === 0 ? '' : ` + ${plus} ${measured.unit}`
  const ok = measured.value <= times * measured.baseline + plus
  return rowOf(measured, measured.baseline, `≤ ${times} × baseline${allowance}`, ok)
}

/** Less is better: at most a number that needs no baseline. */
export function within(measured: Measured, limit: number): BenchRow {
  return rowOf(measured, null, `≤ ${limit} ${measured.unit}`, measured.value <= limit)
}

/** More is better: at least a number that needs no baseline. */
export function atLeastRate(measured: Measured, least: number): BenchRow {
  return rowOf(measured, null, `≥ ${least} ${measured.unit}`, measured.value >= least)
}

function rowOf(measured: Measured, baseline: number | null, goal: string, ok: boolean): BenchRow {
  return {
    name: measured.name,
    value: round(measured.value),
    unit: measured.unit,
    baseline: baseline === null ? null : round(baseline),
    ratio: baseline === null ? null : round(measured.value / baseline),
    goal,
    ok,
  }
}

/** Three digits that mean something. */
function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}
