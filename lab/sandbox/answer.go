package sandbox

func answer(j job, desk *reporter) {}
