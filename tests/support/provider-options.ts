import type { AliyunNumberOptions } from '../../api/_src/providers/aliyun-number/options.ts'
import type { AliyunSmsOptions } from '../../api/_src/providers/aliyun-sms/options.ts'
import type { SmtpOptions } from '../../api/_src/providers/smtp/options.ts'
import type { WecomOptions } from '../../api/_src/providers/wecom/options.ts'
import type { ServedSandbox } from '../sandbox/serve-sandbox.ts'
import { sandboxOptions } from './sandbox-fixture.ts'

const { aliyun, wecom } = sandboxOptions
const patience = { connectTimeoutMs: 1_000, timeoutMs: 5_000 }

/** The providers' options for the stand-ins of `sandbox-fixture`. */
export function smsOptions({ url }: ServedSandbox): AliyunSmsOptions {
  return {
    accessKeyId: aliyun.accessKeyId,
    accessKeySecret: aliyun.accessKeySecret,
    endpoint: url,
    signName: '紧联',
    templates: { notice_link: 'SMS_NOTICE', notice_reply: 'SMS_REPLY', code: 'SMS_CODE' },
    perSecond: 200,
    egressProxyUrl: null,
    ...patience,
  }
}

export function numberOptions({ url }: ServedSandbox): AliyunNumberOptions {
  return {
    accessKeyId: aliyun.accessKeyId,
    accessKeySecret: aliyun.accessKeySecret,
    endpoint: url,
    authCodes: {
      status: aliyun.authCodes.PhoneNumberStatusForPublic,
      attribute: aliyun.authCodes.DescribePhoneNumberOperatorAttribute,
      reassigned: aliyun.authCodes.DescribePhoneTwiceTelVerify,
    },
    perSecond: 300,
    egressProxyUrl: null,
    ...patience,
  }
}

export function wecomOptions({ url }: ServedSandbox): WecomOptions {
  return {
    apiUrl: url,
    oauthUrl: url,
    corpId: wecom.corpId,
    agentId: wecom.agentId,
    secret: wecom.corpSecret,
    mini: wecom.miniProgram,
    h5Url: 'https://jl.example.cn/h5',
    callback: wecom.callback,
    directory: null,
    roster: false,
    egressProxyUrl: null,
    ...patience,
  }
}

export function smtpOptions({ smtpUrl }: ServedSandbox): SmtpOptions {
  return {
    host: '127.0.0.1',
    port: Number(new URL(smtpUrl).port),
    secure: false,
    auth: null,
    from: { name: '紧联', address: 'jinlian@mail.example' },
    egressProxyUrl: null,
    timeoutMs: 400,
  }
}
