import { useRouter } from '@tarojs/taro'
import { ProgressScreen } from '../../features/progress/progress-screen.tsx'
import { SignedIn } from '../../features/session/signed-in.tsx'

export default function ProgressPage() {
  const { id = '' } = useRouter().params
  return (
    <SignedIn>
      <ProgressScreen id={id} />
    </SignedIn>
  )
}
