import type { Operations } from '../../../shared/operations.ts'
import type { Context } from '../context.ts'
import { getCanary } from '../features/canary/get-canary.ts'
import { getOperations } from '../features/system/get-operations.ts'

/** How the machine runs, as the administrator's page and monitoring read it. */
export async function readOperations(context: Context): Promise<Operations> {
  const providers = context.health().map(({ provider }) => provider)
  const [operations, canary] = await Promise.all([
    getOperations(context, { providers, asksAccount: context.smsAccount !== null }),
    getCanary(context),
  ])
  return { ...operations, canary }
}
