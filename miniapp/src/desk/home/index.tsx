import { SignedIn } from '../../features/session/signed-in.tsx'
import { HomeScreen } from '../features/home/home-screen.tsx'

export default function HomePage() {
  return (
    <SignedIn>
      <HomeScreen />
    </SignedIn>
  )
}
