## Papers that Bode makes
paper-makes = Bode makes “{ $paper }” with what you fill in here
paper-missing = Bode does not make “{ $paper }”: of { $name } the directory lacks { $what }. Have that added, or deliver it yourself and say that it is done.
paper-fact-name = the name
paper-fact-job = the job
paper-fact-school = the school
paper-get = Get me the document
paper-about = The document of this request
paper-reference = Reference: { $reference }
paper-transcribed = What is written in another script stands here in Latin letters.
paper-signed = { $place }, { $day }
