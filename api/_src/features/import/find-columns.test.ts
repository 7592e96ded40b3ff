import { describe, expect, test } from 'vitest'
import { fieldAt } from './columns.ts'
import { findColumns } from './find-columns.ts'

function fieldsOf(rows: string[][], given?: Parameters<typeof findColumns>[1]) {
  const found = findColumns(rows, given)
  return {
    ...found,
    fields: found.columns.headings.map((_, at) => fieldAt(found.columns, at) ?? '-').join(' '),
  }
}

describe('headings are understood by their words', () => {
  test.each([
    [
      '工号,姓名,基地,部门,直属上级工号,入职日期,在职状态,离职日期,考勤手机号,工资卡预留手机,紧急联络人1,关系1,联系电话1,紧急联络人2,关系2,联系电话2,信息更新日期',
      'employee_no name site department manager_no hired_on status left_on own_phone payroll_phone contact1 relation1 phone1 contact2 relation2 phone2 updated_on',
    ],
    [
      '序号,员工编号*,员工姓名(必填),性别,身份证号码,厂区,一级部门,二级部门,岗位,汇报对象工号,进厂时间,员工状态,离厂日期,打卡手机号码,银行预留手机号,第一紧急联系人姓名,与本人关系,第一紧急联系人手机,第二紧急联系人姓名,与本人关系,第二紧急联系人手机,最近核实时间,备注',
      '- employee_no name - - site department department - manager_no hired_on status left_on own_phone payroll_phone contact1 relation1 phone1 contact2 relation2 phone2 updated_on -',
    ],
    [
      '人员编号,姓名,手机,紧急联系人,关系,电话,紧急联系人,关系,电话,紧急联系人,关系,电话',
      'employee_no name own_phone contact1 relation1 phone1 contact2 relation2 phone2 contact3 relation3 phone3',
    ],
    [
      '职工号,姓名,紧急联系人1,紧急联系人2,关系1,关系2,手机1,手机2,联系电话',
      'employee_no name contact1 contact2 relation1 relation2 phone1 phone2 own_phone',
    ],
    [
      'Employee ID,Name,Site,Department,Manager ID,Hire Date,Status,Termination Date,Mobile,Emergency Contact 1,Relation 1,Emergency Phone 1,Last Updated',
      'employee_no name site department manager_no hired_on status left_on own_phone contact1 relation1 phone1 updated_on',
    ],
    [
      '工号,姓名,联系方式,紧急联系人更新日期,更新人,紧急联系人,与其关系,联络电话,第二联系人,第二联系人关系,第二联系人手机,联系人数量',
      'employee_no name own_phone updated_on - contact1 relation1 phone1 contact2 relation2 phone2 -',
    ],
    [
      '工　号,姓 名,家属姓名,称谓,家属联系方式,应急联系人2,应急联系人2关系,应急联系人2电话',
      'employee_no name contact1 relation1 phone1 contact2 relation2 phone2',
    ],
    [
      '编号,姓名,地区,部门名称,主管工号,入司日期,人事状态,离司日期,手机,考勤手机,代发工资手机号,应急联系人姓名①,关系①,手机①,应急联系人姓名②,关系②,手机②,维护日期',
      'employee_no name site department manager_no hired_on status left_on - own_phone payroll_phone contact1 relation1 phone1 contact2 relation2 phone2 updated_on',
    ],
    [
      '编号,工号,姓名,人员类别,到职日期,预计离职日期,最后工作日,介绍人电话,手机(与身份证一致),联系人类型,联系人姓名,关系,联系人手机',
      '- employee_no name - hired_on - left_on - own_phone - contact1 relation1 phone1',
    ],
    [
      '工號,姓名,廠區,部門,到職日期,在職狀態,離職日期,薪資手機,緊急聯絡人1,關係1,聯絡電話1,更新日期',
      'employee_no name site department hired_on status left_on payroll_phone contact1 relation1 phone1 updated_on',
    ],
    [
      'EmpNo,Full Name,Location,Dept,Supervisor,Date of Joining,Employment Status,Last Working Day,Cell Phone,EC1 Name,EC1 Relationship,EC1 Mobile,Annual Leave',
      'employee_no name site department manager_no hired_on status left_on own_phone contact1 relation1 phone1 -',
    ],
    [
      '工号,姓名,紧急联络人1,关系1,联系电话1,固定电话1,备用电话1,紧急联络人1,关系1,联系电话1',
      'employee_no name contact1 relation1 phone1 - - contact2 relation2 phone2',
    ],
    [
      '员工卡号,工资卡号,姓名,大区,事业部,课别,组长工号,上岗日期,在岗状态,退出日期,企业微信手机号,预留手机,登记日期,更新日期,监护人姓名,称呼,监护人电话',
      'employee_no - name site department department manager_no hired_on status left_on own_phone payroll_phone - updated_on contact1 relation1 phone1',
    ],
    [
      '考勤工号,人员,登记日期,亲友姓名,关系类型,亲友电话',
      'employee_no name updated_on contact1 relation1 phone1',
    ],
    [
      'Employee Mobile Number,Employee Number,Employee Name,Emergency Contact,Emergency Number',
      'own_phone employee_no name contact1 phone1',
    ],
    ['工号,姓名,是否离职,联络人,电话', 'employee_no name status contact1 phone1'],
  ])('%s', (headings, fields) => {
    const found = fieldsOf([headings.split(','), []])
    expect(found.fields).toBe(fields)
    expect(found.missing).toEqual([])
  })

  test('below a title, and in two rows with merged groups', () => {
    const found = fieldsOf([
      ['某某公司员工花名册', '', '', '', '', '', '', '', ''],
      ['导出日期：2026-11-23'],
      ['工号', '姓名', '部门', '紧急联络人1', '', '', '紧急联络人2', '', ''],
      ['', '', '', '姓名', '关系', '电话', '姓名', '关系', '电话'],
      ['E1', '张三', '质量部', '李四', '父', '13912345678', '', '', ''],
    ])
    expect(found.fields).toBe(
      'employee_no name department contact1 relation1 phone1 contact2 relation2 phone2',
    )
    expect(found.dataFrom).toBe(4)
  })
})

test('columns at the end that hold nothing are not spoken of, and one without a name that holds something is', () => {
  const blanks = Array.from({ length: 40 }, () => '')
  const found = findColumns([
    ['工号', '姓名', '紧急联络人', '电话', '', ...blanks],
    ['E1', '张三', '李四', '13912345678', '13912345679', ...blanks, ' '],
  ])
  expect(found.columns.headings).toEqual(['工号', '姓名', '紧急联络人', '电话', ''])
  expect(found.unknown.map(({ column }) => column)).toEqual([4])
})

describe('people are never taken for headings', () => {
  const people = ['E1', '苏州基地', '张三', '李四', '13912345678', '2026-01-01']

  test('a first row of people is no second row of headings', () => {
    const found = fieldsOf([['工号', '基地', '姓名', '紧急联络人', '电话', ''], people])
    expect(found.fields).toBe('employee_no site name contact1 phone1 -')
    expect(found.dataFrom).toBe(1)
  })

  test('a file without headings has its people from the first row, under letters', () => {
    const letters = ['employee_no', 'site', 'name', 'contact1', 'phone1'] as const
    expect(fieldsOf([people, people])).toMatchObject({ dataFrom: 0, fields: '- - - - - -' })
    const given = new Map(letters.map((field, at) => ['ABCDE'[at] ?? '', field]))
    const found = fieldsOf([people, people], given)
    expect(found.fields).toBe('employee_no site name contact1 phone1 -')
    expect(found.missing).toEqual([])
  })
})

describe('what nobody can understand is asked for', () => {
  const rows = [
    ['工号', '姓名', '甲方', '乙方', '丙方'],
    ['E1', '张三', '李四', '13912345678', '好'],
  ]

  test('missing fields are named, and unknown columns that matter are marked', () => {
    const found = fieldsOf(rows)
    expect(found.missing).toEqual(['contact1', 'phone1'])
    expect(found.unknown).toEqual([
      { column: 2, heading: '甲方', matters: null },
      { column: 3, heading: '乙方', matters: 'phones' },
      { column: 4, heading: '丙方', matters: null },
    ])
  })

  test('a column about leaving is never passed over in silence', () => {
    const found = fieldsOf([['工号', '姓名', '联络人', '电话', '离职'], []])
    expect(found.unknown).toEqual([{ column: 4, heading: '离职', matters: 'leaving' }])
  })

  test('a column of numbers without a heading is asked for', () => {
    const number = ['E1', '张三', '李四', '13912345678', '13912345679']
    const found = fieldsOf([['工号', '姓名', '联络人', '电话', '', ''], number, number])
    expect(found.unknown).toEqual([{ column: 4, heading: '', matters: 'phones' }])
  })

  test('the answer goes by heading or column letter, and wins over the words', () => {
    const given = new Map([
      ['甲方', 'contact1'],
      ['D', 'phone1'],
      ['丙方', 'ignore'],
    ] as const)
    const found = fieldsOf(rows, given)
    expect(found.fields).toBe('employee_no name contact1 phone1 -')
    expect(found.missing).toEqual([])
    expect(found.unknown).toEqual([])
  })
})
