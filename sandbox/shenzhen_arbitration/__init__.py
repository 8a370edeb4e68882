"""SCIA's online system as a stand-in: takes applications, asks for corrections, refuses, tells what follows."""
