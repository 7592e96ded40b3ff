import { useRouter } from '@tarojs/taro'
import { SignedIn } from '../../features/session/signed-in.tsx'
import { DrillCardScreen } from '../features/drills/drill-card-screen.tsx'

export default function DrillCardPage() {
  const { id = '' } = useRouter().params
  return (
    <SignedIn>
      <DrillCardScreen key={id} id={id} />
    </SignedIn>
  )
}
