import { ConfigError } from '../../config.ts'

/** Runs a command to its end. What a person can mend is told in one sentence, everything else with its stack. */
export function asCommand(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    const isForPeople =
      error instanceof ConfigError || (error instanceof Error && !('code' in error))
    console.error(isForPeople ? (error as Error).message : error)
    process.exit(1)
  })
}
