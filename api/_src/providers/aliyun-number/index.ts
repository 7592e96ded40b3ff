import type { Db } from '../../../../db/client.ts'
import { createCircuit } from '../../kernel/circuit.ts'
import { createHttpClient, type HttpClient } from '../../kernel/http-client.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { retry, wait } from '../../kernel/retry.ts'
import { createSharedPacer } from '../../kernel/shared-pacer.ts'
import type { NumberServicePort } from '../../ports/number-service.ts'
import type { ProviderHealth } from '../../ports/provider-health.ts'
import { isAliyunFailure } from '../aliyun/gateway.ts'
import { guardedCall } from '../aliyun/guarded-call.ts'
import { type DytnsClient, loadClient } from './client.ts'
import { type Operation, operations } from './operations.ts'
import type { AliyunNumberOptions } from './options.ts'
import {
  answerIn,
  PROVIDER,
  readAttribute,
  readData,
  readReassigned,
  readStatus,
  startTimeOf,
} from './translate.ts'

export type AliyunNumber = {
  numberService: NumberServicePort
  health(): ProviderHealth
  close(): Promise<void>
}
const PASSING = /^(Throttling|timeout$|E[A-Z_]+$|UND_ERR)/

export type AliyunNumberParts = { db: Db; http?: HttpClient }

/** What carriers know of a number, through Aliyun: paced over all instances, behind a circuit breaker. */
export function createAliyunNumber(
  options: AliyunNumberOptions,
  parts: AliyunNumberParts,
): AliyunNumber {
  const http =
    parts.http ??
    createHttpClient({
      proxyUrl: options.egressProxyUrl,
      connectTimeoutMs: options.connectTimeoutMs ?? 1_000,
      timeoutMs: options.timeoutMs ?? 10_000,
      maxConnections: options.maxConnections ?? 60,
    })
  const circuit = createCircuit({ provider: PROVIDER, isFailure: isAliyunFailure })
  const pacers = {
    status: pacerOf('status', Math.min(options.perSecond, operations.status.perSecond)),
    attribute: pacerOf('attribute', operations.attribute.perSecond),
    reassigned: pacerOf('reassigned', operations.reassigned.perSecond),
  }

  function pacerOf(operation: Operation, perSecond: number) {
    return createSharedPacer(parts.db, {
      name: `aliyun.${operations[operation].action}`,
      perSecond,
    })
  }

  let loading: Promise<DytnsClient> | null = null
  async function ask<T>(
    operation: Operation,
    phone: string,
    read: (data: unknown) => T,
    more: { signal?: AbortSignal | undefined; params?: Record<string, string> } = {},
  ): Promise<T> {
    loading ??= loadClient(options, http)
    const client = await loading
    const { signal, params } = more
    const pacer = pacers[operation]
    // who gives us a time limit is waited for by a person
    const urgent = signal !== undefined
    const call = { provider: PROVIDER, circuit, pacer, kind: 'read', urgent, signal } as const
    const askOnce = () =>
      guardedCall(call, async () =>
        read(readData(await client.ask(operation, phone, params).catch(answerIn))),
      )
    return retry(askOnce, { pausesMs: [150], isWorthIt: isPassing, wait, signal })
  }

  return {
    numberService: {
      status: (phone, signal) => ask('status', phone, readStatus, { signal }),
      attribute: (phone, signal) => ask('attribute', phone, readAttribute, { signal }),
      reassigned: (phone, since) =>
        ask('reassigned', phone, readReassigned, { params: { StartTime: startTimeOf(since) } }),
    },
    health: circuit.health,
    close: http.close,
  }
}

/** The vendor says that a retry changes nothing but for rate limits (ali 433416); a lost connection gets one too. */
function isPassing(error: unknown): boolean {
  return error instanceof ProviderError && PASSING.test(error.code)
}
