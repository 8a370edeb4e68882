"""Identity by chat: who somebody is, the photo that is read, the face link, and the channels that speak for them."""
