import type { Held } from '../../../shared/held.ts'

export function fakeHeld(): Held {
  return {
    at: '2026-11-23T02:00:00Z',
    company: '远禾精密',
    phone: '13700009012',
    contacts: [
      {
        id: 'con_11',
        facts: [
          { label: '谁填写了您', value: '李四（工号 20230117）' },
          { label: '您的姓名', value: '王桂芬' },
          { label: '您的号码', value: '13700009012' },
          { label: '关系', value: '母亲' },
          { label: '现在', value: '您已确认' },
        ],
        events: [
          { at: '2026-11-20T02:00:00Z', text: '对方用验证码确认了' },
          { at: '2026-11-20T01:58:00Z', text: '确认短信：已送到手机' },
        ],
      },
    ],
    number: [
      { label: '运营商', value: '中国移动' },
      { label: '号码状态', value: '正常（11 月 20 日 09:57）' },
    ],
    elsewhere: [],
  }
}
