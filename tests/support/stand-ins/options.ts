import { templateDefinitions } from '../../../api/_src/features/message/templates.ts'
import { smsTemplates } from '../../../shared/sms-template.ts'
import { type Company, companyDirectory } from '../../sandbox/company.ts'
import type { SandboxOptions } from '../../sandbox/options.ts'
import { SIGN_NAME, type StandInPlaces, templateCode } from './environment.ts'
import { joiningMember } from './joiner.ts'
import { AGENT_ID, type StandInKeys } from './keys.ts'
import { playersOf } from './players.ts'

/** The stand-ins that know the same keys, templates and people as the product. */
export function standInOptions(
  keys: StandInKeys,
  company: Company,
  places: StandInPlaces,
): SandboxOptions {
  const definitions = templateDefinitions(places.linkUrl ?? places.publicUrl)
  const callbacks = `${places.publicUrl}/api/callbacks`
  return {
    aliyun: {
      accessKeyId: keys.accessKeyId,
      accessKeySecret: keys.accessKeySecret,
      signNames: [SIGN_NAME],
      templates: smsTemplates.map((template) => ({
        code: templateCode(template),
        ...definitions[template],
      })),
      authCodes: {
        PhoneNumberStatusForPublic: keys.authCodes.status,
        DescribePhoneNumberOperatorAttribute: keys.authCodes.attribute,
        DescribePhoneTwiceTelVerify: keys.authCodes.reassigned,
      },
    },
    wecom: {
      corpId: keys.corpId,
      agentId: AGENT_ID,
      corpSecret: keys.wecomSecret,
      miniProgram: { appId: keys.miniAppId, secret: keys.miniSecret },
      contactsSecret: keys.contactsSecret,
      callback: { token: keys.callbackToken, encodingAesKey: keys.callbackAesKey },
      ...companyDirectory(company),
      players: playersOf(company).map(({ chinese, name, userid, hint }) => ({
        part: chinese,
        name,
        userid,
        hint,
      })),
      joiner: joiningMember(company),
      pageUrl: (page) => `${places.publicUrl}/#/${page}`,
      loginUrl: `${places.publicUrl}/api/sessions/wecom-oauth`,
    },
    destinations: {
      smsReport: `${callbacks}/aliyun-sms/report/${keys.reportSecret}`,
      smsUplink: `${callbacks}/aliyun-sms/uplink/${keys.uplinkSecret}`,
      wecom: `${callbacks}/wecom`,
    },
  }
}
