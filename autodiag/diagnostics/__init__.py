"""An organisation's run through a questionnaire: answer, resume, finish, profile, plan, erase."""
