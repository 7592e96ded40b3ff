import { readNumberBook } from '../sandbox/number-book.ts'
import type { SandboxOptions } from '../sandbox/options.ts'
import { createSandbox } from '../sandbox/world.ts'

export const startAt = Date.parse('2026-11-23T10:00:00+08:00')

const book = `phone,status,carrier,province,city,ported,answered_by,reassigned_on
13800000001,NOT_EXIST,CMCC,江苏,苏州,0,,
13000000002,NORMAL,CUCC,广东,东莞,0,廖慧思,2026-08-07
`

export const sandboxOptions: SandboxOptions = {
  startAt,
  running: false,
  numberBook: readNumberBook(book),
  aliyun: {
    accessKeyId: 'test-key',
    accessKeySecret: 'test-secret',
    signNames: ['紧联'],
    templates: [
      {
        code: 'SMS_NOTICE',
        type: 'notice',
        content: `${place('name')}将您设为紧急联络人，请确认或拒绝 https://jl.example.cn/c/${place('link')}`,
        variables: { name: 'name', link: 'link_param' },
      },
      {
        code: 'SMS_CODE',
        type: 'code',
        content: `您的验证码${place('code')}，用于确认紧急联络人身份，10分钟内有效，请勿告诉他人。`,
        variables: { code: 'numberCaptcha' },
      },
      {
        code: 'SMS_REPLY',
        type: 'notice',
        content: `${place('name')}将您设为紧急联络人。同意请回复1，不认识请回复2。`,
        variables: { name: 'name' },
      },
    ],
    authCodes: {
      PhoneNumberStatusForPublic: 'auth-status',
      DescribePhoneNumberOperatorAttribute: 'auth-carrier',
      DescribePhoneTwiceTelVerify: 'auth-twice',
    },
  },
  wecom: {
    corpId: 'ww0123456789abcdef',
    agentId: 1000002,
    corpSecret: 'app-secret',
    miniProgram: { appId: 'wxfedcba9876543210', secret: 'mini-secret' },
    contactsSecret: 'contacts-secret',
    callback: {
      token: 'callbackToken',
      encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
    },
    departments: [
      { id: 1, name: '总公司', parentId: 0 },
      { id: 2, name: '二车间', parentId: 1 },
    ],
    members: [
      { userid: 'ZhangMin', name: '张敏', departmentIds: [2] },
      { userid: 'LiGuang', name: '李光', departmentIds: [2], visible: false },
    ],
  },
}

export function testSandbox(more: Partial<SandboxOptions> = {}) {
  return createSandbox({ ...sandboxOptions, ...more })
}

/** Where a template's variable goes. */
function place(name: string): string {
  return `$\{${name}}`
}
