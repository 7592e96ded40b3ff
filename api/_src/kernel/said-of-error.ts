import { ProviderError } from './provider-error.ts'

/**
 * What a log may hold of an error: where it happened, the database's code, a vendor's name and code; and of several at
 * once, of each. Never an error's text: a database's or vendor's may hold a personal value.
 */
export function saidOfError(error: unknown): { stack: string; provider?: string; code?: string } {
  return {
    stack: stackOf(error),
    ...(error instanceof ProviderError ? { provider: error.provider, code: error.code } : {}),
  }
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const cause = error.cause as { code?: unknown } | undefined
  const code = typeof cause?.code === 'string' ? ` ${cause.code}` : ''
  const parts = error instanceof AggregateError ? error.errors.map(stackOf) : []
  return [`${error.name}${code}`, ...frames, ...parts].join('\n')
}
