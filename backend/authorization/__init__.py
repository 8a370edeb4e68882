"""Authorization: how a party abroad empowers a lawyer.

``adviser``  which way of making the paper is open to whom
``power``    the power of attorney itself: what it says, how it is drawn, sealed, verified and revoked
``room``     the witness room: who may enter, what the judge goes through, what is recorded
The files beside them are the appointment for a video witness, which the dialogue makes.
"""
