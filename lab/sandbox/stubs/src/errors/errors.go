//go:build lesson

// Package errors makes errors and looks into them.
package errors

type errorString struct{ s string }

func (e *errorString) Error() string { return e.s }

func New(text string) error { return &errorString{text} }

func Unwrap(err error) error {
	if wrapper, ok := err.(interface{ Unwrap() error }); ok {
		return wrapper.Unwrap()
	}
	return nil
}

// Comparable reports whether a value can be compared without a panic.
func isComparable(value any) bool

func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	return is(err, target, isComparable(target))
}

func is(err, target error, comparable bool) bool {
	for {
		if comparable && isComparable(err) && err == target {
			return true
		}
		if matcher, ok := err.(interface{ Is(error) bool }); ok && matcher.Is(target) {
			return true
		}
		switch wrapper := err.(type) {
		case interface{ Unwrap() error }:
			if err = wrapper.Unwrap(); err == nil {
				return false
			}
		case interface{ Unwrap() []error }:
			for _, one := range wrapper.Unwrap() {
				if one != nil && is(one, target, comparable) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
}

// assign stores err where target points to, if its type allows. It panics on a
// target that As does not take.
func assign(err error, target any) bool

func As(err error, target any) bool {
	if err == nil {
		return false
	}
	for {
		if assign(err, target) {
			return true
		}
		if matcher, ok := err.(interface{ As(any) bool }); ok && matcher.As(target) {
			return true
		}
		switch wrapper := err.(type) {
		case interface{ Unwrap() error }:
			if err = wrapper.Unwrap(); err == nil {
				return false
			}
		case interface{ Unwrap() []error }:
			for _, one := range wrapper.Unwrap() {
				if one != nil && As(one, target) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
}

// AsType is As with the wanted type in place of a pointer to it.
func AsType[E error](err error) (E, bool) {
	var found E
	ok := As(err, &found)
	return found, ok
}

type joinError struct{ errs []error }

func (e *joinError) Error() string {
	text := ""
	for i, err := range e.errs {
		if i > 0 {
			text += "\n"
		}
		text += err.Error()
	}
	return text
}

func (e *joinError) Unwrap() []error { return e.errs }

func Join(errs ...error) error {
	var present []error
	for _, err := range errs {
		if err != nil {
			present = append(present, err)
		}
	}
	if len(present) == 0 {
		return nil
	}
	return &joinError{present}
}

var ErrUnsupported error
