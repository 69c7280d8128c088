package idp

// TeachingKeyID names the teaching key in the key set.
const TeachingKeyID = "teaching-rsa"
