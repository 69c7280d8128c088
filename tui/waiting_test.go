package tui

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"authlab/lab"
	"authlab/lab/labtest"
	"authlab/tui/tuitest"
)

// While an API starts the screen shows that it does: by a sign that turns, or
// where motion is off, by one that stands still and asks for no redrawing.
func TestOpeningIsSeenToBeUnderWay(t *testing.T) {
	for _, motion := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			s := &table{t: t, store: &labtest.Store{}}
			ready := make(chan struct{})
			config := s.config(motion)
			config.Open = func(context.Context, string) (*lab.Run, error) {
				<-ready
				return nil, lab.ErrNotFound
			}
			s.Driver = tuitest.Drive(New(config), 80, 24)
			defer s.leave()
			s.Press("enter")
			s.sees("starting the world of H1 …")
			before := s.Screen()
			s.Pass(time.Second / 2)
			if turned := s.Screen() != before; turned != motion {
				t.Errorf("motion %t: the sign has turned: %t", motion, turned)
			}
			close(ready)
			s.Settle()
			s.sees("H1 cannot be opened")
		})
	}
}
