import type { Town, Worker } from '../town.ts'

/** Whom an SMS names: nobody in the story has another's name. */
export function employeeIn({ byName }: Pick<Town, 'byName'>, text: string): Worker | null {
  const named = /】(.+?)(?:将您设为|想再次确认|所在公司)/.exec(text)?.[1]
  return (named !== undefined && byName.get(named)) || null
}
