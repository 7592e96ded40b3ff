import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import type { Fault } from './faults.ts'

export type SandboxEnv = { Bindings: Partial<HttpBindings> }
export type SandboxContext = Context<SandboxEnv>

/** How one vendor says "too fast" and "no" in its own words. */
export type VendorAnswers = {
  throttled(c: SandboxContext): Response
  refused(c: SandboxContext, code: string): Response
}

const defaultDelayMs = 3_000
const longestSilenceMs = 120_000

/**
 * Lets one call meet its fault. `delay` is slow and then done, even if the caller has gone;
 * `timeout` and `reset_after` are done and never answered; `reset_before` is not done.
 */
export async function withFault(
  c: SandboxContext,
  fault: Fault | null,
  answers: VendorAnswers,
  proceed: () => Response | Promise<Response>,
): Promise<Response> {
  if (!fault) return proceed()
  switch (fault.fault) {
    case 'delay':
      await pause(fault.ms ?? defaultDelayMs)
      return proceed()
    case 'timeout':
      await proceed()
      return staySilent(c, fault.ms ?? longestSilenceMs)
    case 'reset_before':
      return hangUp(c)
    case 'reset_after':
      await proceed()
      return hangUp(c)
    case 'http_500':
      return c.html('<html><body><h1>500 Internal Server Error</h1></body></html>', 500)
    case 'throttle':
      return answers.throttled(c)
    case 'code':
      return answers.refused(c, String(fault.code ?? ''))
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function hangUp(c: SandboxContext): Response {
  socketOf(c).destroy()
  return RESPONSE_ALREADY_SENT
}

async function staySilent(c: SandboxContext, milliseconds: number): Promise<Response> {
  const socket = socketOf(c)
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    socket.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
  return hangUp(c)
}

function socketOf(c: SandboxContext): HttpBindings['incoming']['socket'] {
  const socket = c.env?.incoming?.socket
  if (!socket) throw new Error('a broken connection needs a real one: serve the stand-in on a port')
  return socket
}
