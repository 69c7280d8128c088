package world_test

import (
	"strconv"
	"testing"
	"time"

	"authlab/mockapi/world"
)

func TestAShelfForgetsWhatIsOver(t *testing.T) {
	var shelf world.Shelf[int]
	now := time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	shelf.Put(now, "a", 1, now.Add(time.Minute))
	shelf.Put(now, "a", 2, now.Add(time.Minute))
	if got, found := shelf.Find(now, "a"); !found || got != 2 || len(shelf) != 1 {
		t.Errorf("%d %v in %d places", got, found, len(shelf))
	}
	if _, found := shelf.Find(now.Add(time.Minute), "a"); found {
		t.Error("what is over is found")
	}
	shelf.Put(now.Add(time.Minute), "b", 3, now.Add(time.Hour))
	if len(shelf) != 1 {
		t.Error("what is over is kept")
	}
}

func TestAShelfIsBounded(t *testing.T) {
	var shelf, spent world.Shelf[int]
	now := time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	refused := 0
	for i := range 1000 {
		shelf.Put(now, strconv.Itoa(i), i, now.Add(time.Minute))
		if !spent.Spend(now, strconv.Itoa(i), i, now.Add(time.Minute)) {
			refused++
		}
	}
	if _, found := shelf.Find(now, "999"); !found || len(shelf) != 256 {
		t.Errorf("%d are kept", len(shelf))
	}
	if spent.Spend(now, "0", 0, now.Add(time.Minute)) || len(spent) != 256 || refused != 744 {
		t.Errorf("%d are kept, %d were refused", len(spent), refused)
	}
	if !spent.Spend(now.Add(time.Minute), "0", 0, now.Add(time.Hour)) {
		t.Error("there is no room after what is over")
	}
}

func TestACopyOfAShelfGoesItsOwnWay(t *testing.T) {
	var shelf world.Shelf[int]
	now := time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	shelf.Put(now, "a", 1, now.Add(time.Hour))
	first, second := shelf, shelf
	first.Put(now, "b", 2, now.Add(time.Hour))
	second.Put(now, "c", 3, now.Add(time.Hour))
	if _, found := first.Find(now, "b"); !found || len(shelf) != 1 || len(first) != 2 {
		t.Errorf("one writes over the other: %v %v", first, second)
	}
}
