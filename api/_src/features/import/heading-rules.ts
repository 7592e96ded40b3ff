import type { ContactPart, SingleField } from './columns.ts'

/**
 * What a heading says by itself. The owner of a `plain_phone` only its place in the row tells; a `weak` one
 * (编号, 登记日期) counts where no other column says it better.
 */
export type HeadingMeaning = {
  what: SingleField | ContactPart | 'plain_phone' | 'ignore' | 'unknown'
  order?: number
  weak?: boolean
}

const PHONE = /电话|手机|号码|联系方式|tel|phone|mobile|cell|contact (?:no|number)/
const NUMBER_OF = /工号|编号|编码|代码|\bno\b|\bid\b|number|code/
const EMERGENCY =
  /紧急|应急|联络人|联系人|连络人|家属|亲属|亲友|家人|亲人|监护人|emergency|next of kin|contact (?:name|person)/
const DATE = /日期|时间|年月日|^.{2,4}日$|date|time|\bday\b|\bon\b|\bat\b/
// A heading about these words is of no use here, unless they only stand in its brackets: 手机(与身份证一致).
export const NO_USE =
  /地址|住址|身份证|证件|邮箱|邮件|e-?mail|微信(?!.*(?:手机|电话))|\bqq\b|学历|民族|性别|籍贯|户籍|户口|政治|婚|备注|说明|remark|\bnotes?\b|序号|顺序|^no\.?$|岗位|职务|职位|职级|职称|工种|(?<!关系)类型|类别|性质|\btype\b|(?<![工胸])卡号|开户|合同|contract|转正|试用期|社保|年龄|出生|生日|birth|工龄|司龄|班次|照片|学校|专业|原因|reason|招聘|介绍人|推荐人|宿舍|血型|年假|annual leave|工作单位|英文名|曾用名|拼音|劳动关系|人事关系|关系所在|部门编|组织编|部门代码|(?:更新|修改|维护|核实|核对|确认|变更)[人者]|数量|人数/
const LANDLINE =
  /固定电话|固话|宅电|座机|办公电话|分机|短号|传真|landline|\bfax\b|office (?:phone|tel)/

// Read from top to bottom: the first that fits says what the heading means.
export const RULES: readonly [HeadingMeaning['what'], (text: string) => boolean][] = [
  ['ignore', (text) => LANDLINE.test(text) && !/手机|移动|mobile|cell/.test(text)],
  ['updated_on', (text) => UPDATED.test(text) && DATE.test(text)],
  ['relation', (text) => /关系|称谓|称呼|relation/.test(text)],
  ['phone', (text) => EMERGENCY.test(text) && (PHONE.test(text) || /number/.test(text))],
  ['contact', (text) => EMERGENCY.test(text)],
  ['manager_no', (text) => MANAGER.test(text) && !/姓名|name/.test(text) && !PHONE.test(text)],
  ['ignore', (text) => MANAGER.test(text)],
  [
    'payroll_phone',
    (text) => /工资|薪|银行|预留|payroll|bank|salary/.test(text) && PHONE.test(text),
  ],
  ['own_phone', (text) => /考勤|打卡|attendance/.test(text) && PHONE.test(text)],
  [
    'ignore',
    (text) => PAYROLL.test(text) || (/考勤|打卡|attendance/.test(text) && !/工号/.test(text)),
  ],
  [
    'employee_no',
    (text) =>
      /工号|职号|[工厂]牌|[工胸]卡号|工作证号|job number|badge|^(?:emp|employee|staff|worker)[ .]?(?:no|id|num)\b/.test(
        text,
      ),
  ],
  [
    'employee_no',
    (text) =>
      /员工|职工|职员|雇员|人员|人事|个人|staff|employee|\bemp\b|personnel/.test(text) &&
      NUMBER_OF.test(text) &&
      !/手机|电话|phone|mobile|cell|contact/.test(text),
  ],
  ['updated_on', (text) => UPDATED.test(text)],
  ['ignore', (text) => LEAVING.test(text) && /预计|计划|申请|提出|planned|notice/.test(text)],
  ['status', (text) => ASKS_IF_LEFT.test(text)],
  ['left_on', (text) => LEAVING.test(text) && DATE.test(text)],
  [
    'hired_on',
    (text) =>
      /[入进到来][职厂司岗]|进公司|参加本单位|加入|上岗|报到|聘用|受雇|hire|join|start|onboard/.test(
        text,
      ) && !/渠道|途径|来源|方式|公司$|状态/.test(text),
  ],
  [
    'status',
    (text) =>
      /^状态$|^status$|^(?:is )?active$|在职|在离职|(?:员工|雇员|人员|人事|任职|在岗|工作|雇佣|用工|当前|目前|employ).*(?:状态|status)/.test(
        text,
      ),
  ],
  [
    'department',
    (text) =>
      /部门|事业部|[科处部]室|车间|班组|团队|小组|[部课组线]别|组织|机构|^(?:所属)?中心$|department|dept|division|\bteam\b|\borg\b/.test(
        text,
      ),
  ],
  [
    'site',
    (text) =>
      /基地|厂区|工厂|园区|厂别|厂$|[区地]域|地区|大区|驻地|所在地|工作地|办公地|地点|城市|公司|单位|site|plant|location|factory|base|region|campus|office/.test(
        text,
      ),
  ],
  // 爱人电话 names a contact without saying who it is: a person decides
  [
    'unknown',
    (text) => PHONE.test(text) && /爱人|配偶|父|母|妻|丈夫|子女|家庭|家里|亲友/.test(text),
  ],
  ['plain_phone', (text) => PHONE.test(text)],
  ['name', (text) => /姓名|名字|员工名|中文名|^员工$|^人员$|name/.test(text)],
]
export const WEAK: readonly [SingleField, RegExp][] = [
  ['employee_no', /^(?:编号|编码|[账帐]号|id ?号?|user ?id)$/],
  ['updated_on', /(?:登记|填报|采集|录入|填写|填表)(?:日期|时间)/],
]
const UPDATED = /更新|修改|维护|核实|核对|确认|变更|updat|modif|verif/
const MANAGER =
  /上级|上司|主管|经理|汇报|领导|负责人|[班组线课科]长|manager|supervisor|leader|reports? to/
const PAYROLL = /工资|薪|银行|payroll|bank|salary/

// Its answer 是 means gone.
export const ASKS_IF_LEFT =
  /^(?:是否|已)(?:离职|离厂|离岗)$|^(?:离职|离厂|离岗)(?:标[志识记]|与?否)$|^(?:has |is )left$|^terminated$/

/** Words that decide whether somebody still works here: a column with them is never passed over in silence. */
export const LEAVING =
  /离职|离厂|离岗|离司|离任|退工|退职|退出|辞职|最后工作日|最后上班|last (?:working )?day|^end date|\bleft\b|\bleav|resign|terminat|separation|exit date/
