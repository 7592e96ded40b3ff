import { makeCompany as makeSmallCompany } from '../../sandbox/company.ts'
import { numberBook } from '../../sandbox/number-book.ts'
import { serveSandbox } from '../../sandbox/serve-sandbox.ts'
import { createSandbox } from '../../sandbox/world.ts'
import { makeCompany } from '../../support/company/make-company.ts'
import { standInOptions } from '../../support/stand-ins/options.ts'
import { workdayClock } from '../support/workday-clock.ts'
import { LATENCY, readSetting, SMS_PER_SECOND, STATUS_PER_SECOND } from './setting.ts'

// Aliyun and WeCom for one company, slow as the real ones, counting every call against the caps.
const setting = readSetting()
const publicUrl = `http://127.0.0.1:${setting.productPort}`
const options = standInOptions(setting.keys, makeSmallCompany(1), { publicUrl, vendorUrl: '' })
const { numbers } = makeCompany({ employees: setting.employees, seed: setting.seed })
const sandbox = createSandbox({
  ...options,
  aliyun: {
    ...options.aliyun,
    receiptBatchMs: 500,
    perSecond: { PhoneNumberStatusForPublic: STATUS_PER_SECOND, SendSms: SMS_PER_SECOND },
  },
  startAt: workdayClock(setting.startedAt).now().getTime(),
  latencyMs: LATENCY,
  numberBook: numberBook(numbers.values()),
})
const served = await serveSandbox(sandbox)
process.on('message', () => process.send?.(sandbox.stats()))
process.send?.(served.url)
