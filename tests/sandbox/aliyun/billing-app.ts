import { randomUUID } from 'node:crypto'
import type { SandboxContext } from '../core/fault-effects.ts'
import { withFault } from '../core/fault-effects.ts'
import type { Faults } from '../core/faults.ts'
import { type CallCount, perSecondThrottle } from '../core/throttle.ts'
import type { SmsPackage } from '../options.ts'
import { aliyunAnswers, type Gateway, gatewayError } from './gateway.ts'

export const billingVersion = '2017-12-14'

/** What the account's billing would say at this moment; a test may change it. */
export type BillingAccount = {
  packages: SmsPackage[]
  availableAmount: string
  currency: string
}

export type BillingApp = {
  account: BillingAccount
  answer(c: SandboxContext): Promise<Response>
  counts(): Record<string, CallCount>
}

export type BillingAppOptions = {
  gateway: Gateway
  faults: Faults
  account: Partial<BillingAccount> | undefined
  realNow: () => number
}

/** BssOpenApi 2017-12-14: what an account has bought and may still spend. */
export function billingApp({ gateway, faults, account, realNow }: BillingAppOptions): BillingApp {
  const kept = { packages: [], availableAmount: '10,000.00', currency: 'CNY', ...account }
  const throttles = {
    QueryResourcePackageInstances: perSecondThrottle(10, realNow),
    QueryAccountBalance: perSecondThrottle(10, realNow),
  }

  async function answer(c: SandboxContext): Promise<Response> {
    const call = await gateway.open(c, billingVersion)
    if (call instanceof Response) return call
    const { action, params } = call
    if (action !== 'QueryResourcePackageInstances' && action !== 'QueryAccountBalance') {
      const message = 'Specified api is not found, please check your url and method.'
      return gatewayError(c, 404, 'InvalidAction.NotFound', message)
    }
    if (!throttles[action].admit()) return aliyunAnswers.throttled(c)
    return withFault(c, faults.take('billing', action), billingAnswers, () =>
      action === 'QueryAccountBalance' ? balance(c) : packages(c, params),
    )
  }

  function balance(c: SandboxContext): Response {
    const { availableAmount, currency } = kept
    const Data = {
      AvailableAmount: availableAmount,
      AvailableCashAmount: availableAmount,
      CreditAmount: '0.00',
      MybankCreditAmount: '0.00',
      Currency: currency,
    }
    return c.json({ ...head('200'), Success: true, Data })
  }

  function packages(c: SandboxContext, params: URLSearchParams): Response {
    const productCode = params.get('ProductCode')
    if (!productCode) {
      const message = 'ProductCode is mandatory for this action.'
      return gatewayError(c, 400, 'MissingParameter', message)
    }
    const [page, size] = [
      Number(params.get('PageNum') ?? 1),
      Math.min(100, Number(params.get('PageSize') ?? 20)),
    ]
    const all = productCode === 'dysms' ? kept.packages : []
    const Instance = all.slice((page - 1) * size, page * size).map((one, at) => ({
      InstanceId: `dysms_bag-cn-${(page - 1) * size + at}`,
      PackageType: 'FPT_dysms_bag',
      Status: one.status ?? 'Available',
      Remark: one.remark ?? '国内通用短信套餐包',
      TotalAmount: String(one.total),
      TotalAmountUnit: '条',
      RemainingAmount: String(one.remaining),
      RemainingAmountUnit: '条',
      EffectiveTime: '2026-01-01T00:00:00Z',
      ExpiryTime: '2028-01-01T00:00:00Z',
      DeductType: 'Absolute',
    }))
    const counted = {
      PageNum: String(page),
      PageSize: String(size),
      TotalCount: String(all.length),
    }
    const Data = { HostId: 'cn', ...counted, Instances: { Instance } }
    return c.json({ ...head('Success'), Success: true, Page: page, Total: all.length, Data })
  }

  return {
    account: kept,
    answer,
    counts: () => ({
      QueryResourcePackageInstances: throttles.QueryResourcePackageInstances.count(),
      QueryAccountBalance: throttles.QueryAccountBalance.count(),
    }),
  }
}

/** Billing refuses in its own words: HTTP 200 with `Success: false`. */
const billingAnswers = {
  throttled: aliyunAnswers.throttled,
  refused: (c: SandboxContext, code: string) => c.json({ ...head(code), Success: false }),
}

function head(code: string) {
  return { RequestId: randomUUID().toUpperCase(), Code: code, Message: code }
}
