import { Text, View } from '@tarojs/components'
import { useCallback, useEffect, useState } from 'react'
import { placeWords } from '../../../../../shared/place-words.ts'
import type { EmployeeRecord } from '../../../../../shared/record.ts'
import { Banner } from '../../../components/banner.tsx'
import { Rings } from '../../../components/rings.tsx'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { getEmployeeRecord } from '../../lib/desk-api.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { GateCard } from '../onboarding/gate-card.tsx'
import { NextLines } from '../record/next-lines.tsx'
import { AlertPart } from './alert-part.tsx'
import { NamedCard } from './named-card.tsx'
import './employee.scss'

/** An employee with everybody they named: where nobody counts, this is where the work is done. */
export function EmployeeScreen({ id }: { id: string }) {
  const ask = useCallback(() => getEmployeeRecord(id), [id])
  const { value, refusal, reload } = useAnswer(ask)
  const uncovered = value?.alerts.find(({ contact }) => !contact)
  // what was done can be taken back after it closed the alert
  const [alertId, setAlertId] = useState<string | null>(null)
  useEffect(() => {
    if (uncovered) setAlertId(uncovered.id)
  }, [uncovered])
  if (!value)
    return (
      <DeskScreen title='员工' at='worklist' above='worklist'>
        <NothingYet refusal={refusal} again={() => void reload()} gone='没有找到这位员工' />
      </DeskScreen>
    )
  return (
    <DeskScreen
      title={value.employee.name}
      at='worklist'
      above='worklist'
      detail={placeOf(value)}
      actions={<NextLines id={id} />}
    >
      <Stale refusal={refusal} again={() => void reload()} />
      <CoverCard record={value} />
      <GateCard id={id} name={value.employee.name} />
      <View className='card__title' role='heading' aria-level='2'>
        填写的联络人
      </View>
      {value.contacts.length === 0 ? (
        <Banner tone='wait'>
          {value.employee.name}还没有填写联络人。请提醒本人在企业微信里填写。
        </Banner>
      ) : (
        <View className='named' role='list'>
          {value.contacts.map((contact) => (
            <NamedCard
              key={contact.id}
              contact={contact}
              alert={value.alerts.find((alert) => alert.contact?.id === contact.id)}
            />
          ))}
        </View>
      )}
      {alertId ? (
        <AlertPart
          id={alertId}
          open={uncovered ?? null}
          employee={value.employee.name}
          onChanged={reload}
        />
      ) : null}
    </DeskScreen>
  )
}

function placeOf({ employee }: EmployeeRecord): string {
  return [placeWords(employee), `工号 ${employee.employeeNo}`].filter(Boolean).join(' · ')
}

function CoverCard({ record }: { record: EmployeeRecord }) {
  const { counts, must, wanted } = record.coverage
  const rings = Array.from({ length: Math.max(wanted, counts) }, (_, place) =>
    place < counts ? ('confirmed' as const) : ('empty' as const),
  )
  return (
    <View className='card employee__cover'>
      <Rings rings={rings.slice(0, 5)} />
      <View className='words'>
        <Text className='head'>
          {counts >= must ? `有 ${counts} 位联络人能用` : '没有一位联络人能用'}
        </Text>
        <View className='sub second'>
          {counts >= wanted
            ? '已达到公司的要求'
            : counts >= must
              ? `公司希望有 ${wanted} 位，还差 ${wanted - counts} 位`
              : `至少要有 ${must} 位：请联系本人补上，或核实下面的联络人`}
        </View>
        {record.nearRelative ? null : (
          <View className='sub second'>联络人里没有父母、配偶、子女或兄弟姐妹</View>
        )}
      </View>
    </View>
  )
}
