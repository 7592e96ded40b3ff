import { useEffect, useRef } from 'react'
import type { FoundEmployee } from '../../../../../shared/emergency.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Loading } from '../../../components/trouble.tsx'
import { listPermits, requestPermit } from '../../lib/emergency-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { EmployeeHead } from './employee-head.tsx'

const LOOK_MS = 3_000

type Props = {
  employee: FoundEmployee
  message: string
  onGranted: () => void
  onBack: () => void
}

/** More than five employees an hour: somebody else agrees first. */
export function SecondPerson({ employee, message, onGranted, onBack }: Props) {
  const { value, refusal, reload } = useAnswer(listPermits)
  const asking = useAct()
  const mine = value?.permits.filter((permit) => permit.mine) ?? []
  const granted = mine.some((permit) => permit.granted)
  const waits = mine.some((permit) => !permit.granted)
  const tell = useRef(onGranted)
  tell.current = onGranted

  useEffect(() => {
    if (granted) tell.current()
  }, [granted])
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(() => void reload(), LOOK_MS)
    return () => clearInterval(timer)
  }, [waits, reload])

  return (
    <>
      <EmployeeHead employee={employee} />
      <Banner tone='wait' urgent>
        {message}
      </Banner>
      {waits ? (
        <Loading words='已请同事同意。请对方打开“紧急联系”，点“同意”。' />
      ) : (
        <Button
          look='primary'
          busy={asking.busy}
          onPress={() => void asking.run(requestPermit, () => void reload())}
        >
          请同事同意
        </Button>
      )}
      {(asking.refusal ?? (waits ? refusal : null)) ? (
        <Banner tone='bad' urgent>
          {(asking.refusal ?? refusal)?.code === 'no_network'
            ? '网络不通，请检查网络。会一直再试。'
            : (asking.refusal ?? refusal)?.message}
        </Banner>
      ) : null}
      <Button look='text' onPress={onBack}>
        返回，重新找
      </Button>
    </>
  )
}
